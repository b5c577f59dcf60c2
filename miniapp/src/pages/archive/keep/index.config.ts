export default definePageConfig({ navigationBarTitleText: '指定保管人', enablePullDownRefresh: process.env.TARO_ENV === 'weapp' })
