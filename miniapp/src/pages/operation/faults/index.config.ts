export default definePageConfig({ navigationBarTitleText: '按编号查出错', enablePullDownRefresh: process.env.TARO_ENV === 'weapp' })
