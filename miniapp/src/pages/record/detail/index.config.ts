export default definePageConfig({ navigationBarTitleText: '一条记录', enablePullDownRefresh: process.env.TARO_ENV === 'weapp' })
