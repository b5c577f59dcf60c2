export default definePageConfig({ navigationBarTitleText: '处理', enablePullDownRefresh: process.env.TARO_ENV === 'weapp' })
