export default definePageConfig({ navigationBarTitleText: '要做的事', enablePullDownRefresh: process.env.TARO_ENV === 'weapp' })
